// The unit and acceptance tests as Stryker runs them over a sample of lines (`npm run gate -- mutants`): what runs in this process, where it can make a mutant live.
import { mergeConfig } from 'vitest/config';
import all from './vitest.config.ts';

export default mergeConfig(all, {
  test: {
    include: [],
    exclude: ['test/house/**', 'test/layers/**', 'test/package/**', 'test/gates/**', 'test/hostile/**', 'test/workbooks/**'],
  },
});
