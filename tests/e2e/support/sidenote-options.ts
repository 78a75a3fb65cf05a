export interface SidenoteOptions {
  /** The folder of the build; the practice build by default. */
  readonly extension?: string;
  /** A folder to keep the profile in; without one, a new profile that `close` removes. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** The language of Sidenote, and of the browser where it has it; BCP 47. */
  readonly locale?: string;
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
  /** Host names that lead to a server of ours, such as `news.example` → `127.0.0.1:8080`. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** `127.0.0.1:PORT` of a proxy that everything goes through but what stays on this machine. */
  readonly proxy?: string;
}
