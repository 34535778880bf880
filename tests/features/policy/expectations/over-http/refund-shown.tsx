import { AppProvider } from "@shopify/polaris";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import type { Chosen } from "../../../../../app/features/refunds/refund-choice";
import { RefundSummary, type PreviewView } from "../../../../../app/features/refunds/refund-summary";
import { loadCatalogue } from "../../../../../app/i18n/load";
import { makeWords } from "../../../../../app/i18n/words";
import { ShellProvider, type Shell } from "../../../../../app/ui/shell-context";

export type Choosing = {
  readonly shell: Shell;
  readonly order: string;
  readonly chosen: Chosen;
  readonly preview: PreviewView;
};

/**
 * The page's own part beside a choice that was made in the browser: no document of the server's holds one, so it is
 * drawn with what the route answered to exactly this choice.
 */
export async function refundShown({ shell, order, chosen, preview }: Choosing): Promise<string> {
  const catalogue = await loadCatalogue(shell.locale);
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <I18nextProvider i18n={makeWords(shell.locale, catalogue)}>
      <AppProvider i18n={catalogue.polaris}>
        <ShellProvider value={shell}>
          <RefundSummary
            {...{ order, chosen, preview }}
            problem={null}
            asking={false}
            sending={false}
            onRefund={nothing}
            onAsk={nothing}
            onLess={nothing}
          />
        </ShellProvider>
      </AppProvider>
    </I18nextProvider>,
  );
}
