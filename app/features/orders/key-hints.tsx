import { useTranslation } from "react-i18next";
import { useRowKeys } from "./use-row-keys";

/** The keys of the list, told and turned off here. On a phone there are none to press. */
export function KeyHints() {
  const { t } = useTranslation("orders");
  const { on, turn } = useRowKeys();
  return (
    <div className="delega-row-keys delega-wide">
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            turn(target.checked);
          }}
        />
        {t("keys")}
      </label>
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t("keysMove")}
      </span>
      <span>
        <kbd>{t("keyEnter")}</kbd> {t("keysOpen")}
      </span>
      <span>
        <kbd>/</kbd> {t("keysFind")}
      </span>
    </div>
  );
}
