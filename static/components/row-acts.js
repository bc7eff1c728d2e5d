// What can be done with one row of a list: change it, or end it.
export default {
  props: {
    edit: {type: String, required: true},
    end: {type: String, required: true},
    endIcon: {type: String, default: 'delete_outline'}
  },
  emits: ['edit', 'end']
}
