import { ClosedPage } from "../../edge/closed-page";
import { NoEntry, Refused } from "../../edge/error-page";
import { HomeAssistant } from "../../features/home/home-assistant";
import { HomeDayOne } from "../../features/home/home-day-one";
import { HomeOwner } from "../../features/home/home-owner";
import type { HomeView } from "../../features/home/home-view";
import { Waiting, Welcome } from "../../features/home/welcome";

/** Home, for whoever opened it. */
export function HomePage({ home }: { readonly home: HomeView }) {
  switch (home.kind) {
    case "day_one":
      return <HomeDayOne {...home} />;
    case "owner":
      return <HomeOwner {...home} />;
    case "assistant":
      return <HomeAssistant {...home} />;
    case "invited":
      return <Welcome {...home} />;
    case "waiting":
      return <Waiting />;
    case "closed":
      return <ClosedPage problem={home.problem} />;
    case "stopped":
      return <Refused code="access_stopped" />;
    case "stranger":
      return <NoEntry />;
  }
}
