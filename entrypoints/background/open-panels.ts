/** The ids of the panels that are open: each holds a lock of that name, which the browser frees when it is gone. */
export async function openPanels(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}
