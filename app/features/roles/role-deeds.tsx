import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { RoleView } from "./role-view";
import { useRoleWords } from "./use-role-words";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** What else can be done with a role: copied, and put away once nobody holds it. */
export function RoleDeeds({ role }: { readonly role: RoleView }) {
  const { say, roleName } = useRoleWords();
  const [asking, setAsking] = useState(false);
  const name = roleName(role);
  const copy = useRoleDeed({ intent: "copy", roleId: role.roleId, name: say("roles:copyName", { role: name }) });
  const retire = useRoleDeed({ intent: "retire", roleId: role.roleId });
  const held = [...role.people, ...role.invited].map((one) => one.name);
  const error = copy.error ?? retire.error;
  return (
    <Card>
      <BlockStack gap="300">
        {error === undefined ? null : <ProblemBanner problem={error} />}
        <Text as="p" tone="subdued">
          {held.length === 0 ? say("roles:heldByNobody") : say("roles:heldBy", { people: held.join(", ") })}
        </Text>
        <InlineStack gap="300" blockAlign="center">
          <Button onClick={copy.tap} loading={copy.busy}>
            {say("roles:copyRole")}
          </Button>
          <Button
            tone="critical"
            variant="plain"
            loading={retire.busy}
            disabled={held.length > 0 || role.retired}
            onClick={() => {
              setAsking(true);
            }}
          >
            {say("roles:retire")}
          </Button>
          {held.length === 0 ? null : (
            <Text as="span" tone="subdued">
              {say("roles:retireHeld", { people: held.join(", ") })}
            </Text>
          )}
        </InlineStack>
      </BlockStack>
      {asking ? (
        <RetireQuestion
          name={name}
          onClose={() => {
            setAsking(false);
          }}
          onRetire={retire.tap}
        />
      ) : null}
    </Card>
  );
}

type RetireQuestionProps = { readonly name: string; readonly onClose: () => void; readonly onRetire: () => void };

function RetireQuestion({ name, onClose, onRetire }: RetireQuestionProps) {
  const { say } = useRoleWords();
  return (
    <Modal
      open
      onClose={onClose}
      title={say("roles:retireTitle", { role: name })}
      primaryAction={{
        content: say("roles:retire"),
        destructive: true,
        onAction: () => {
          onClose();
          onRetire();
        },
      }}
      secondaryActions={[{ content: say("common:cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{say("roles:retireBody")}</Text>
      </Modal.Section>
    </Modal>
  );
}

/** One tap on a role; afterwards the matrix, where its effect is seen. */
function useRoleDeed(fields: Readonly<Record<string, string>>) {
  const fetcher = useFetcher<Answer>();
  const { key } = useRequestKey();
  const navigate = useNavigate();
  const bridge = useAppBridge();
  const { say } = useRoleWords();
  const done = fetcher.state === "idle" && fetcher.data?.ok === true;
  useEffect(() => {
    if (!done) return;
    bridge.toast.show(say("common:saved"));
    navigate("/app/roles");
  }, [bridge, done, navigate, say]);
  return {
    busy: fetcher.state !== "idle",
    error: fetcher.data?.error,
    tap: () => {
      fetcher.submit({ ...fields, requestKey: key }, { method: "post", action: "/app/roles?index" });
    },
  };
}
