/** The ids of the open panels: each holds a lock of that name, which the browser releases when the panel is gone. */
export async function openPanels(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}
