// What a test run's report says: the files, how long each took, and what failed in it.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const reportShape = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

/** A test file of a run. `failed`: its failed tests with how each complains, or the file itself where it could not be run. */
export interface TestedFile {
  readonly file: string;
  readonly seconds: number;
  readonly failed: readonly { readonly test: string; readonly message: string }[];
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n')[0]?.slice(0, 200) ?? '';
}

/** Reads a report of vitest's JSON reporter and removes it; none where the run wrote none. */
export function takeTestReport(file: string, root: string): TestedFile[] {
  if (!existsSync(file)) return [];
  const { testResults } = reportShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(file);
  return testResults.map(({ name, status, message, startTime, endTime, assertionResults }) => {
    const failed = assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => ({ test: one.fullName, message: firstLine(one.failureMessages?.[0]) }));
    // A file that was not begun once another failed is called failed too, and says nothing.
    const isBroken = status === 'failed' && failed.length === 0 && (message ?? '') !== '';
    const broken = isBroken ? [{ test: 'the file itself', message: firstLine(message) }] : [];
    return { file: path.relative(root, name), seconds: (endTime - startTime) / 1000, failed: [...failed, ...broken] };
  });
}
