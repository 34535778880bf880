import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { Bar, Scale } from "./histogram";

type LimitChartProps = {
  readonly bars: readonly Bar[];
  readonly scale: Scale;
  readonly limitMinor: number;
  /** The whole sentence, for those who hear the slider. */
  readonly sentence: string;
  readonly onLimit: (limitMinor: number) => void;
};

const HEIGHT = 150;
const TOP = 26;
const TICKS = 5;
const FAST = 5;
const COLORS = { can: "#1f8a5f", ask: "#c47a0c", deny: "#8a8a8a" } as const;

/** The past as bars on the slider's own axis: what is under the thumb's line is what the limit lets pass. */
export function LimitChart({ bars, scale, limitMinor, sentence, onLimit }: LimitChartProps) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const share = `${String((limitMinor / scale.maxMinor) * 100)}%`;
  const move = (minor: number) => {
    onLimit(Math.min(scale.maxMinor, Math.max(0, minor)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const far = far5(event);
    if (far === 0) return;
    event.preventDefault();
    move(limitMinor + far * scale.stepMinor);
  };
  return (
    <div className="delega-chart">
      <svg width="100%" height={HEIGHT + 4} aria-hidden="true" overflow="visible">
        <Bars bars={bars} />
        <line x1={share} x2={share} y1={0} y2={HEIGHT + 4} stroke="#303030" strokeWidth="1.5" strokeDasharray="4 3" />
        <text
          x={share}
          y={11}
          dx={limitMinor > scale.maxMinor * 0.6 ? -8 : 8}
          textAnchor={limitMinor > scale.maxMinor * 0.6 ? "end" : "start"}
          className="delega-chart-limit"
        >
          {t("limitMark", { limit: format.round(limitMinor) })}
        </text>
      </svg>
      <input
        type="range"
        aria-label={t("limitPick")}
        aria-valuetext={sentence}
        min={0}
        max={scale.maxMinor}
        step={scale.stepMinor}
        value={limitMinor}
        style={{ background: `linear-gradient(to right, #303030 ${share}, transparent ${share})` }}
        onChange={(event) => {
          move(Number(event.currentTarget.value));
        }}
        onKeyDown={onKeyDown}
      />
      <Axis scale={scale} />
    </div>
  );
}

/** An arrow moves by one step, which the browser does; with Shift, or Page up and down, by five. */
function far5({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): number {
  if (key === "PageUp") return FAST;
  if (key === "PageDown") return -FAST;
  if (!shiftKey) return 0;
  if (key === "ArrowRight" || key === "ArrowUp") return FAST;
  return key === "ArrowLeft" || key === "ArrowDown" ? -FAST : 0;
}

function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = 100 / bars.length;
  const tall = (count: number) => (count === 0 ? 0 : Math.max(4, (count / most) * (HEIGHT - TOP)));
  return bars.map((bar, index) => {
    const left = `${String(index * width + width * 0.06)}%`;
    const wide = `${String(width * 0.88)}%`;
    const [can, ask, deny] = [tall(bar.can), tall(bar.ask), tall(bar.deny)];
    const rest = { x: left, width: wide, rx: 2 };
    return (
      <g key={left}>
        {bar.count === 0 ? <rect {...rest} y={HEIGHT - 2} height={2} fill="#e3e3e3" /> : null}
        <rect {...rest} y={HEIGHT - can} height={can} fill={COLORS.can} />
        <rect {...rest} y={HEIGHT - can - ask} height={ask} fill={COLORS.ask} />
        <rect {...rest} y={HEIGHT - can - ask - deny} height={deny} fill={COLORS.deny} />
        {bar.count === 0 ? null : (
          <text
            x={`${String((index + 0.5) * width)}%`}
            y={HEIGHT - can - ask - deny - 6}
            textAnchor="middle"
            className={`delega-chart-count${bar.count > 99 ? " delega-wide-only" : ""}`}
          >
            {bar.count}
            {bar.open ? "+" : ""}
          </text>
        )}
      </g>
    );
  });
}

function Axis({ scale }: { readonly scale: Scale }) {
  const format = useFormat();
  const places = Array.from({ length: TICKS + 1 }, (_, index) => index);
  return (
    <div className="delega-chart-axis" aria-hidden="true">
      {places.map((index) => (
        <span key={index} style={{ left: `${String((index / TICKS) * 100)}%` }}>
          {format.round((scale.maxMinor / TICKS) * index)}
        </span>
      ))}
    </div>
  );
}
