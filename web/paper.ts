/** Pages made for paper: the button that prints. */

for (const button of document.querySelectorAll("button.print")) button.addEventListener("click", () => print());
