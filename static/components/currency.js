// A currency that this server has prices for, or none.
import {currencies, t} from '../js/cms.js'

export default {
  props: {modelValue: {type: String, required: true}},
  emits: ['update:modelValue'],
  data: () => ({options: currencies()}),
  methods: {
    t,
    filter(text, update) {
      const wanted = text.trim().toUpperCase()
      update(() => {
        this.options = currencies().filter(code => code.includes(wanted))
      })
    }
  }
}
