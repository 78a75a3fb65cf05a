/** The short name of a model: its id without the family that all of them have. */
export function shortModel(model: string): string {
  const short = model.replace(/^.*\//, '').replace(/^(?:kimi|moonshot)-/i, '');
  return short === '' ? model : short;
}
