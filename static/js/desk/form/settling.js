/**
 * Makes lists and boxes show what the server has drawn: what somebody chose stays chosen otherwise, whatever is in the page.
 * @param {HTMLFormElement} form
 */
export function settle(form) {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement) {
      for (const option of field.options) option.selected = option.defaultSelected;
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    } else if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = field.defaultChecked;
    }
  }
}
