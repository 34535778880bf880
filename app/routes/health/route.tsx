/** For the load balancer and the practice starter: up as soon as the start-up sequence has finished. */
export function loader() {
  return new Response("ok", { headers: { "cache-control": "no-store" } });
}
