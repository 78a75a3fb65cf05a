/** The heading over the text of a frame of another site, as Kimi reads it. It is in English whatever the page is in. */
export function frameHeading(host: string): string {
  return `From ${host === '' ? 'another site' : host}, in a frame`;
}

/** True for such a heading: what stands under it is a part of its own, however short. */
export function isFrameHeading(title: string): boolean {
  return /^From \S+(?: site)?, in a frame$/.test(title);
}
