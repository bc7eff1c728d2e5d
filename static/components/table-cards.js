// The codes of tables on paper, one A6 card each.
import {t} from '../js/cms.js'
import {printing} from '../js/print.js'
import {calledTable} from '../js/tables.js'

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  mixins: [printing],
  props: {
    venue: {type: Object, required: true},
    tables: {type: Array, required: true}
  },
  methods: {t, called: calledTable}
}
