import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** How a series is told from another without its colour. */
export type Fill = 'solid' | 'hatched' | 'dotted';

export interface BarSeries {
  name: string;
  /** Euro, one a label. */
  values: number[];
  /** CSS colours, one a label. */
  colors: string[];
  fill: Fill;
}

export interface BarChartData {
  /** One service each, cut in lines that fit beside the bars. */
  labels: string[][];
  series: BarSeries[];
  /** Colours of the words and of the grid. */
  ink: string;
  grid: string;
  /** A value in euro, as the axis says it. */
  format: (amount: number) => string;
  /** True when the series share one bar a label. */
  stacked?: boolean;
}

/** Draws horizontal bars into the canvas; the caller destroys the chart. Nothing moves: the figures are the message. */
export function drawBars(canvas: HTMLCanvasElement, data: BarChartData): Chart {
  const font = { family: getComputedStyle(canvas).fontFamily, size: 13 };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: data.labels,
      datasets: data.series.map((one) => ({
        label: one.name,
        data: one.values,
        backgroundColor: one.colors.map((color) => paint(one.fill, color)),
        borderColor: one.colors,
        borderWidth: 1,
        barPercentage: 0.9,
        categoryPercentage: 0.7,
        maxBarThickness: 24,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: {
          beginAtZero: true,
          stacked: data.stacked === true,
          grid: { color: data.grid },
          border: { display: false },
          ticks: {
            color: data.ink,
            font,
            maxTicksLimit: 4,
            callback: (value) => data.format(Number(value)),
          },
        },
        y: {
          stacked: data.stacked === true,
          grid: { display: false },
          border: { color: data.ink },
          ticks: { color: data.ink, font },
        },
      },
    },
  });
}

function paint(fill: Fill, color: string): string | CanvasPattern {
  if (fill === 'solid') return color;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return color;
  pen.strokeStyle = pen.fillStyle = color;
  pen.lineWidth = 2;
  pen.beginPath();
  if (fill === 'dotted') pen.arc(4, 4, 1.6, 0, 2 * Math.PI);
  else {
    pen.moveTo(-2, 10);
    pen.lineTo(10, -2);
    pen.moveTo(-2, 2);
    pen.lineTo(2, -2);
    pen.moveTo(6, 10);
    pen.lineTo(10, 6);
  }
  if (fill === 'dotted') pen.fill();
  else pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? color;
}
