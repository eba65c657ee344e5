function(add_lesson)
endfunction()
