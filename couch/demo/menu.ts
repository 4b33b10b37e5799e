import { weekdayName } from './italian.ts';
import { pdfOf, type PdfLine } from './pdf.ts';

/** Four weeks of canteen, Monday to Friday: first course; second course; side dish. */
const weeks: readonly (readonly string[])[] = [
  [
    'Pasta al pomodoro; frittata al forno; carote julienne',
    'Passato di verdura con crostini; petto di pollo; patate al forno',
    'Risotto alla zucca; formaggio fresco; finocchi in insalata',
    'Pasta al pesto; merluzzo gratinato; fagiolini',
    'Pizza margherita; prosciutto cotto; insalata mista',
  ],
  [
    'Gnocchi di patate al pomodoro; tacchino al limone; cavolfiore',
    'Pasta olio e parmigiano; polpette di lenticchie; carote al vapore',
    'Minestrone con orzo; arrosto di maiale; purè di patate',
    'Riso al burro e salvia; platessa al forno; piselli',
    'Lasagne al ragù; insalata di finocchi; budino di riso',
  ],
  [
    'Pasta e ceci; mozzarella; pomodori',
    'Risotto allo zafferano; bocconcini di pollo; zucchine',
    'Crema di carote con riso; hamburger di manzo; patate lesse',
    'Pasta al ragù di verdure; uova strapazzate; spinaci',
    'Polenta; merluzzo in umido; insalata mista',
  ],
  [
    'Pasta al forno; insalata di carote e mais; yogurt',
    'Zuppa di farro; scaloppina di tacchino; finocchi gratinati',
    'Pasta al tonno; ricotta; fagiolini',
    'Risotto ai piselli; frittata di zucchine; carote',
    'Gnocchetti al pomodoro; bastoncini di pesce al forno; insalata',
  ],
];

/** The menu as the kitchen hangs it out. */
export function menuPdf(): Buffer {
  const lines: PdfLine[] = [
    { text: 'Comune di Montelago - Ufficio Ristorazione scolastica' },
    { text: '' },
  ];
  for (const [index, week] of weeks.entries()) {
    lines.push({ text: `${index + 1}ª settimana`, heading: true });
    for (const [day, dishes] of week.entries())
      lines.push({ text: `${weekdayName(day + 1)}: ${dishes}` });
    lines.push({ text: '' });
  }
  lines.push(
    { text: 'Ogni giorno: pane e frutta di stagione.' },
    { text: 'Allergeni: chiedere in cucina il registro degli ingredienti.' },
  );
  return pdfOf('Menu della mensa, quattro settimane', lines);
}
