import { Page, type PageProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { ShopMark } from "./shop-mark";
import { useShell } from "./shell-context";

type PageFrameProps = Pick<PageProps, "primaryAction" | "secondaryActions" | "backAction" | "narrowWidth"> & {
  readonly title: string;
  readonly subtitle?: string;
  readonly badges?: ReactNode;
  /** A band across the whole page, under the shop's line. */
  readonly band?: ReactNode;
  readonly children: ReactNode;
};

/** A page's head: the shop's colour as a line above it and its name beside the title, on every page without exception. */
export function PageFrame({ title, subtitle, badges, band, children, ...actions }: PageFrameProps) {
  const { shop } = useShell();
  return (
    <>
      <div className="delega-line" style={{ background: shop.color }} />
      {band}
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
