import { Banner } from "@shopify/polaris";
import type { Problem } from "../platform/problem";
import { ProblemText } from "./problem-text";

/** A problem in words that say what to do; announced, because it appears after a click. */
export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  return (
    <div role="alert">
      <Banner tone={problem.code === "must_ask" ? "warning" : "critical"}>
        <ProblemText problem={problem} />
      </Banner>
    </div>
  );
}
