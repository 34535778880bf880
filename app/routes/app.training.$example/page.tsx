import { ExercisePage } from "../../features/training/exercise-page";
import type { ExerciseView } from "../../features/training/training-view";

/** One exercise; another one begins with nothing chosen. */
export function ExamplePage({ exercise }: { readonly exercise: ExerciseView }) {
  return <ExercisePage key={`${exercise.as} ${exercise.orderId}`} exercise={exercise} />;
}
