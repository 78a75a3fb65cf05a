import './Logo.css';

interface LogoProps {
  /** CSS pixels. */
  readonly size: number;
}

/** Sidenote's logo: a page, and the bar of notes beside it. */
export function Logo({ size }: LogoProps) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className="logo-ground" width="32" height="32" rx="8" />
      <path className="logo-lines" d="M7 10h10M7 16h10M7 22h6" />
      <rect className="logo-note" x="20.5" y="6.5" width="5.5" height="19" rx="2" />
    </svg>
  );
}
