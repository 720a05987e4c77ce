// A client's methods are the same function each time, and known by name.
import { expect, it } from 'vitest';
import { createNamedClient } from './named-client.ts';

it('names a method by the way to it, and keeps it, where the client makes it again each time', async () => {
  const made = {
    get people() {
      return {
        get lend() {
          return async (input: number) => input + 1;
        },
      };
    },
  };
  const { client, nameOf } = createNamedClient(made);
  expect(client.people.lend).toBe(client.people.lend);
  expect(await client.people.lend(1)).toBe(2);
  expect([nameOf(client.people.lend), nameOf(() => 1)]).toEqual(['people.lend', null]);
});
