// Nothing here yet: what will appear, and (in the slot) the one act.
export default {
  props: {
    icon: {type: String, required: true},
    words: {type: String, required: true}
  }
}
