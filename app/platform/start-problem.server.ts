/** Something outside the code stops the start: one sentence that says what to do. Printed without a stack. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
