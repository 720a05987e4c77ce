// Where Electron starts: plain JavaScript, since the entry is read before anything else is known; the rest is TypeScript as it stands.
import { app } from 'electron';
import nodeModule from 'node:module';
import path from 'node:path';

// TypeScript is turned into JavaScript once and kept beside the program's own settings; where that can't be, it is done each time.
nodeModule.enableCompileCache?.(path.join(app.getPath('userData'), 'code'));
const { startMain } = await import('./main.ts');
startMain();
