import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { FieldView } from "../orders/mask-order";
import { REVEAL_FIELDS, type RevealField } from "../orders/reveal-field";
import type { ExerciseView } from "./training-view";

/** What the customer writes, what they bought, and as much of them as these rights show. */
export function ExerciseFacts({ exercise }: { readonly exercise: ExerciseView }) {
  const { t } = useTranslation("training");
  const { id } = exercise;
  return (
    <>
      {id === null ? null : (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("message")}
            </Text>
            <blockquote className="delega-training-message">{t(`message_${id}`)}</blockquote>
          </BlockStack>
        </Card>
      )}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("order")}
          </Text>
          <Lines exercise={exercise} />
          <dl className="delega-facts">
            {REVEAL_FIELDS.map((field) => (
              <Field key={field} field={field} view={exercise.customer[field]} />
            ))}
          </dl>
        </BlockStack>
      </Card>
    </>
  );
}

function Lines({ exercise: { id, lines, story, totalMinor, shippingMinor } }: { readonly exercise: ExerciseView }) {
  const { t } = useTranslation(["training", "orders"]);
  const say = useSay();
  const format = useFormat();
  return (
    <div>
      {lines.map(({ title, quantity, unitMinor }, index) => (
        <div className="delega-row" key={String(index)}>
          <Text as="span" fontWeight="semibold">
            {id === null ? title : say(`training:item_${title}`)}
          </Text>
          <span className="delega-money">{t("orders:each", { price: format.minor(unitMinor), quantity })}</span>
        </div>
      ))}
      <div className="delega-row">
        <Text as="span" tone="subdued">
          {t("training:total", { shipping: format.minor(shippingMinor) })} · {t("orders:age", { count: story.ageDays })}
        </Text>
        <span className="delega-money">{format.minor(totalMinor)}</span>
      </div>
      {story.shippedAt === null || story.trackingUrl !== null ? null : (
        <Text as="p" tone="subdued">
          {t("orders:noTracking")}
        </Text>
      )}
    </div>
  );
}

/** Nothing is opened for practice: what a tap would show stays masked. */
function Field({ field, view }: { readonly field: RevealField; readonly view: FieldView }) {
  const { t } = useTranslation(["training", "orders"]);
  const missing = view.sight === "hidden" || view.has ? t(`orders:hidden_${field}`) : t(`orders:none_${field}`);
  return (
    <>
      <dt>{t(`training:field_${field}`)}</dt>
      <dd>{view.text === null || view.text === "" ? missing : view.text}</dd>
    </>
  );
}
