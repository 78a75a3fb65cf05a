import { Segments, type SegmentsProps } from '../kit/Segments';

/** A setting that is one of a few, side by side, with its label above. */
export function SegmentsSetting<T extends string>(props: SegmentsProps<T>) {
  return (
    <div className="setting">
      {/* The group has a name of its own. */}
      <span className="setting-label" aria-hidden="true">
        {props.label}
      </span>
      <Segments {...props} />
    </div>
  );
}
