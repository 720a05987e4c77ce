// Where Electron starts. No compiled code is kept: anybody who can write such a folder would write what the program runs.
import { startMain } from './main.ts';

startMain();
