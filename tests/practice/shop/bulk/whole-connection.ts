type Page = {
  readonly edges: readonly unknown[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const MOST_A_PAGE = 250;

/** Inside a bulk operation a connection has no pages: all of them are read, through the resolver that serves one. */
export async function wholeConnection(
  args: Readonly<Record<string, unknown>>,
  readPage: (args: Record<string, unknown>) => unknown,
): Promise<unknown> {
  const edges: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const page = (await readPage({ ...args, first: MOST_A_PAGE, last: null, before: null, after })) as
      Page | null | undefined;
    if (page == null) return page;
    edges.push(...page.edges);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || after === null) return { ...page, edges };
  }
}
