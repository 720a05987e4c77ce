// The end-to-end tests as they are run over mistakes: in the order that LIVEBASE_SPEC_ORDER names, and each says which file it is.
import { mergeConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import all from './vitest-e2e.config.ts';

const order = (process.env['LIVEBASE_SPEC_ORDER'] ?? '').split(',');

class AsNamed {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const rankOf = ({ moduleId }: TestSpecification): number => order.findIndex((file) => moduleId.endsWith(file));
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

export default mergeConfig(all, { test: { setupFiles: ['test/config/named-file.ts'], sequence: { sequencer: AsNamed } } });
