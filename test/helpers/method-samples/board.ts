// Inputs of the methods of the board.
import type { MethodSamples } from './sample.ts';

export const BOARD_SAMPLES: MethodSamples = {
  'board.day': {
    wrong: [{ day: '2026-10' }, { days: 0 }, { days: 8 }, { days: 1.5 }, { isAll: null }],
  },
};
