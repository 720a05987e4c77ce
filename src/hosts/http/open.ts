// What the command line opens the program by: one that runs for each data folder, and pages of it in the browser.
export { findOwnPackage } from './install-update.ts';
export { openBrowser, showSentence } from './open-browser.ts';
export { openProgram } from './open-program.ts';
