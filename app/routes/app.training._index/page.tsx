import { TrainingStart } from "../../features/training/training-start";
import type { TrainingHome } from "../../features/training/training-view";

/** The training's first page. */
export function TrainingPage(home: TrainingHome) {
  return <TrainingStart {...home} />;
}
