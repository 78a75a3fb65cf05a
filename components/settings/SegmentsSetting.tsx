import { Segments, type SegmentsProps } from '../kit/Segments';

interface SegmentsSettingProps<T extends string> extends SegmentsProps<T> {
  readonly hint?: string;
}

/** A setting that is one of a few, side by side, with its label above and a hint below. */
export function SegmentsSetting<T extends string>({ hint, ...segments }: SegmentsSettingProps<T>) {
  return (
    <div className="setting">
      {/* The group has a name of its own. */}
      <span className="setting-label" aria-hidden="true">
        {segments.label}
      </span>
      <Segments {...segments} />
      {hint !== undefined && <p className="setting-hint">{hint}</p>}
    </div>
  );
}
