// Before each test file: the seed of all random tests. One commit then has one verdict; LIVEBASE_TEST_SEED names another seed to look with.
import fc from 'fast-check';

const STANDARD_SEED = 20_261_104;
const named = process.env['LIVEBASE_TEST_SEED'] ?? '';

fc.configureGlobal({ seed: named === '' ? STANDARD_SEED : Number(named) });
