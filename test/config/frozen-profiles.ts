// Where the tests' profiles stand: what they expect was worked out by them, so that the profile that ships can grow.
import { join } from 'node:path';

/** The value of the variable that names the folder to every process that a test starts. */
export const LIVEBASE_PROFILES = join(import.meta.dirname, '..', 'fixtures', 'profiles');
