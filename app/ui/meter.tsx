type MeterProps = { readonly used: number; readonly now: number; readonly max: number; readonly label: string };

/** Used, this one, over: never without its figures in words beside it, since colours alone are too close. */
export function Meter({ used, now, max, label }: MeterProps) {
  const whole = Math.max(max, used + now, 1);
  const over = Math.max(0, used + now - max);
  const share = (part: number) => `${String((part / whole) * 100)}%`;
  return (
    <div className="delega-meter" role="img" aria-label={label}>
      <span className="delega-used" style={{ width: share(used) }} />
      <span className="delega-now" style={{ width: share(Math.max(0, now - over)) }} />
      <span className="delega-over" style={{ width: share(Math.min(over, now)) }} />
    </div>
  );
}
