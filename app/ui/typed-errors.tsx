import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";

const Errors = createContext<(more: number) => void>(() => undefined);

/** Counts the fields that hold something which is not a value, wherever they stand, so that nothing is saved beside them. */
export function useTypedErrors() {
  const [count, setCount] = useState(0);
  const report = useCallback((more: number) => {
    setCount((held) => held + more);
  }, []);
  return { some: count > 0, report };
}

export function TypedErrors({
  report,
  children,
}: {
  readonly report: (more: number) => void;
  readonly children: ReactNode;
}) {
  return <Errors.Provider value={report}>{children}</Errors.Provider>;
}

/** Tells the page about this field for as long as it is wrong and there. */
export function useTypedError(wrong: boolean): void {
  const report = useContext(Errors);
  useEffect(() => {
    if (!wrong) return;
    report(1);
    return () => {
      report(-1);
    };
  }, [report, wrong]);
}
