import { defineKeptItem } from './kept-item';

const seedItem = defineKeptItem<string>('seed', { fallback: '', version: 1 });

/** A secret of this installation, from which codes are made that no page can know. It never leaves the background. */
export async function readSeed(): Promise<string> {
  const known = await seedItem.getValue();
  if (known !== '') return known;
  const made = crypto.randomUUID();
  await seedItem.setValue(made);
  return made;
}
