// Where Electron starts. No compiled code is kept: whoever can write such a folder would write what the program runs.
import { startMain } from './main.ts';

startMain();
