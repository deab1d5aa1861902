/* Passkeys. A form with data-passkey ("get" or "create") and data-asks (where the challenge comes from) is
   sent with the browser's answer in its field `passkey`. Without this script the page offers a code instead. */
(() => {
  "use strict";

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

  const asked = (kind, said) => {
    const options = { ...said.publicKey, challenge: bytes(said.publicKey.challenge) };
    if (kind === "get") return { ...options, allowCredentials: known(options.allowCredentials) };
    return {
      ...options,
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    };
  };

  const answered = (made) => {
    const response = { clientDataJSON: text(made.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {}, response });
  };

  const ask = async (form) => {
    const kind = form.dataset.passkey;
    const answer = await fetch(form.dataset.asks, { method: "POST", body: new FormData(form), redirect: "manual" });
    if (!answer.ok) throw new Error("refused");
    const made = await navigator.credentials[kind]({ publicKey: asked(kind, await answer.json()) });
    form.elements.passkey.value = answered(made);
    form.submit();
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) {
      form.remove();
      continue;
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const refused = form.querySelector("[data-refused]");
      refused.hidden = true;
      ask(form).catch(() => {
        refused.hidden = false;
      });
    });
  }
})();
