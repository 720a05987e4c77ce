// A person as people type one: a name, and numbers parted by commas of either width.
import type { PersonToForget } from '../../../contract/safety/forget-shapes.ts';

/** What was typed. */
export function createTypedPerson(name: string, numbers: string): PersonToForget {
  const parts = numbers.split(/[,，、;；\n]+/).map((one) => one.trim());
  return { name: name.trim(), numbers: parts.filter((one) => one !== '') };
}

/** Whether that is anybody. */
export function isSomebody({ name, numbers }: PersonToForget): boolean {
  return name !== '' || numbers.length > 0;
}
