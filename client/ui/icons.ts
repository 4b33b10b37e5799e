import { draw } from './draw.ts';

/** The icon set: strokes only, 24 px grid; each is a function of its own, so that a page carries only what it draws. */
export const todayIcon = draw(
  'M4 11 12 4l8 7',
  'M6 9.5V20h12V9.5',
  'M10 20v-5h4v5',
);
export const calendarIcon = draw(
  'M5 5.5h14v14H5z',
  'M5 10h14',
  'M8.5 3v4M15.5 3v4',
  'm9 14.5 2 2 4-4',
);
export const euroIcon = draw(
  'M17.5 6.5a7 7 0 1 0 0 11',
  'M4 10.5h9',
  'M4 13.5h9',
);
export const messageIcon = draw('M4 5.5h16v11H11l-4.5 3.5v-3.5H4z');
export const moreIcon = draw('M5 7h14', 'M5 12h14', 'M5 17h14');
export const backIcon = draw('M15 5l-7 7 7 7');
export const forwardIcon = draw('m9 5 7 7-7 7');
export const downIcon = draw('m5 9 7 7 7-7');
export const closeIcon = draw('m6 6 12 12', 'M18 6 6 18');
export const checkIcon = draw('m5 12.5 4.5 4.5L19 7.5');
export const clockIcon = draw(
  'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
  'M12 8v4.5l3 2',
);
export const warningIcon = draw(
  'M12 4 2.5 20h19z',
  'M12 10v4.5',
  'M12 17.3v.01',
);
export const infoIcon = draw(
  'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
  'M12 11v5',
  'M12 8v.01',
);
export const errorIcon = draw(
  'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
  'M12 8v5',
  'M12 16v.01',
);
export const refreshIcon = draw('M19 12a7 7 0 1 1-2.2-5.1', 'M19 4v4h-4');
export const offlineIcon = draw(
  'M4 4l16 16',
  'M8.5 8.2A8 8 0 0 0 4.5 11',
  'M12 7a10 10 0 0 1 7.5 4',
  'M9.3 13.2a5 5 0 0 0-1.8 1.3',
  'M14 12.6a5 5 0 0 1 2.5 1.9',
  'M12 18v.01',
);
export const syncedIcon = draw(
  'M7 18h10a4 4 0 0 0 .7-7.9A6 6 0 0 0 6.2 9.4 4.4 4.4 0 0 0 7 18z',
  'm9.5 13 2 2 3.5-3.5',
);
export const sendIcon = draw('M4 12 20 4l-5 16-3.5-6.5z', 'M11.5 13.5 20 4');
export const writeIcon = draw('M5 19h4L19.5 8.5l-4-4L5 15z', 'm13 7 4 4');
export const absenceIcon = draw(
  'M5 5.5h14v14H5z',
  'M5 10h14',
  'M8.5 3v4M15.5 3v4',
  'm9.8 12.8 4.4 4.4M14.2 12.8l-4.4 4.4',
);
export const newsIcon = draw(
  'M4 10v4h3l8 4V6L7 10z',
  'M18 9.5a4 4 0 0 1 0 5',
  'M8 14.5V19h2.5v-3.5',
);
export const exitIcon = draw(
  'M10 5H5v14h5',
  'M10 12h10',
  'm16.5 8.5 3.5 3.5-3.5 3.5',
);
export const callIcon = draw(
  'M6 4h3.5l1.5 4.5-2 1.5a10 10 0 0 0 5 5l1.5-2L20 14.5V18a2 2 0 0 1-2.2 2A15 15 0 0 1 4 6.2 2 2 0 0 1 6 4z',
);
export const eyeIcon = draw(
  'M3 12c4-7 14-7 18 0-4 7-14 7-18 0z',
  'M12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
);
export const eyeOffIcon = draw(
  'M3 12c4-7 14-7 18 0-4 7-14 7-18 0z',
  'M5 19 19 5',
);
export const searchIcon = draw(
  'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  'm15.5 15.5 5 5',
);
export const printIcon = draw(
  'M7 8V4h10v4',
  'M7 16H4V8h16v8h-3',
  'M7 13.5h10V20H7z',
);
export const listIcon = draw(
  'M9 6h11M9 12h11M9 18h11',
  'M4.5 6h.01M4.5 12h.01M4.5 18h.01',
);
export const gridIcon = draw(
  'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z',
);
export const installIcon = draw(
  'M7 3h10v18H7z',
  'M12 8v6',
  'm9.5 11.5 2.5 2.5 2.5-2.5',
);
export const lockIcon = draw(
  'M6 11h12v9H6z',
  'M8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  'M12 14.5v2',
);
export const personIcon = draw(
  'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'M4.5 20.5a7.5 7.5 0 0 1 15 0',
);
export const cardIcon = draw(
  'M3 5.5h18v13H3z',
  'M6.5 9.5h5v5h-5z',
  'M14.5 10h4',
  'M14.5 13.5h4',
);
export const keyIcon = draw(
  'M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'm11 12 8-8',
  'm16 7 3 3',
);
