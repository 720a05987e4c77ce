// Where the process that holds the base starts.
import { startBackend } from './backend.ts';

startBackend();
