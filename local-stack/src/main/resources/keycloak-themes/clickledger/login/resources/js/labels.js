// Keycloak shows the name that was entered before in a field without a label.
document.addEventListener("DOMContentLoaded", () => {
  const entered = document.getElementById("kc-attempted-username");
  const label = document.querySelector("label[for='kc-attempted-username'], label[for='username']");
  entered?.setAttribute("aria-label", label?.textContent.trim() || "Username or email");
});
