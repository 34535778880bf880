import { useTranslation } from "react-i18next";
import type { Problem } from "../platform/problem";
import { useShell } from "./shell-context";

/** A problem's sentence in the reader's language. */
export function ProblemText({ problem }: { readonly problem: Problem | null }) {
  const { t } = useTranslation("problem");
  const { shop } = useShell();
  return (
    <>
      {t(problem?.code ?? "nothing_refundable", {
        owner: shop.ownerName,
        currency: "",
        reference: "",
        left: 0,
        seconds: 1,
        tag: "",
        ...problem?.data,
      })}
    </>
  );
}
