import { Page, type PageProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { ShopMark } from "./shop-mark";
import { useShell } from "./shell-context";

type PageFrameProps = Pick<PageProps, "primaryAction" | "secondaryActions" | "backAction" | "narrowWidth"> & {
  readonly title: string;
  readonly subtitle?: string;
  readonly badges?: ReactNode;
  readonly children: ReactNode;
};

/** A page's head: the shop's colour as a line above it and its name beside the title, on every page without exception. */
export function PageFrame({ title, subtitle, badges, children, ...actions }: PageFrameProps) {
  const { shop } = useShell();
  return (
    <>
      <div className="delega-line" style={{ background: shop.color }} />
      <Page
        title={title}
        {...(subtitle === undefined ? {} : { subtitle })}
        titleMetadata={
          <span className="delega-meta">
            <ShopMark />
            {badges}
          </span>
        }
        {...actions}
      >
        {children}
      </Page>
    </>
  );
}
